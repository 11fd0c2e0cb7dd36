//! The addresses of pages, which people keep links to.

use linchpin::domain::revision::Id;
use linchpin::ui::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

const ID: &str = "00000000-0000-4000-8000-000000000007";

#[wasm_bindgen_test]
fn every_address_leads_to_its_page_and_back() {
    let pages = "scorecard kpi/new kpi/new/own kpi/_ kpi/_/edit evidence tracking risks risks/warnings risk/new risk/_ priorities
        task/_ decisions decision/_ budget request/_ stakeholders stakeholder/_ scripts role career assessment assessment/_
        phrases reports report/_ playbooks playbook/ransomware playbook/_ run/_ practice/_ portfolio data guide guide/variance";
    for page in pages.split_whitespace() {
        let address = format!("#/{}", page.replace('_', ID));
        let route = Route::from_hash(&address);
        assert!(!matches!(route, Route::Missing(_)), "{address}");
        assert_eq!(route.href(), address);
        assert!(route.section().record().is_none(), "{address}");
        let names_a_record = page.contains('_') && !page.starts_with("playbook");
        assert_eq!(route.record().is_some(), names_a_record, "{address}");
    }
}

#[wasm_bindgen_test]
fn an_address_of_no_page_is_kept_as_it_is() {
    for address in [
        "#/nowhere",
        "#/kpi/7",
        "#/kpi/new/edit",
        "#/kpi",
        "#/risk//",
        "#/guide/a/b",
    ] {
        let route = Route::from_hash(address);
        assert!(matches!(route, Route::Missing(_)), "{address}: {route:?}");
        assert_eq!(route.href(), address);
    }
    assert_eq!(Route::from_hash(""), Route::Scorecard);
    assert_eq!(Route::from_hash("#/risks/"), Route::Risks);
    let kpi: Id = ID.parse().expect("an id");
    assert_eq!(Route::from_hash(&format!("kpi/{ID}")), Route::Kpi(kpi));
}
