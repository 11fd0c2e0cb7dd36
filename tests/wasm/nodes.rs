//! Nodes in the page, and what of them stays when they are computed again.

use leptos::ev::MouseEvent;
use leptos::html::Input;
use leptos::task::tick;
use linchpin::ui::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// A place in the page with nodes in it; both are gone when this is dropped.
struct Shown {
    place: HtmlElement,
    #[expect(dead_code, reason = "takes the nodes away when it is dropped")]
    mounted: Box<dyn std::any::Any>,
}

impl Shown {
    fn new(node: impl FnOnce() -> Node + 'static) -> Shown {
        let place = document().create_element("div").expect("a valid name");
        let place: HtmlElement = place.unchecked_into();
        let body = document().body().expect("a body");
        body.append_child(&place).expect("room");
        let mounted = Box::new(leptos::mount::mount_to(place.clone(), node));
        Shown { place, mounted }
    }

    fn html(&self) -> String {
        self.place.inner_html()
    }

    fn find(&self, selector: &str) -> Element {
        let found = self.place.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.html()))
    }

    fn input(&self) -> HtmlInputElement {
        self.find("input").unchecked_into()
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Lets effects run.
async fn settle() {
    // The second is for the effects that the first ones made.
    tick().await;
    tick().await;
}

#[wasm_bindgen_test]
fn markup_becomes_elements_and_text() {
    let (missing, absent) = (None::<String>, None::<&str>);
    let shown = Shown::new(move || {
        view! {
            <p class="note" title=missing hidden=false>
                "One & "
                {2_u32}
                <b>{Some("three")}</b>
                {absent}
            </p>
            <hr />
        }
    });

    assert_eq!(
        shown.html(),
        "<p class=\"note\">One &amp; 2<b>three</b></p><hr>"
    );
}

#[wasm_bindgen_test]
fn what_stands_in_a_drawing_is_a_drawing() {
    let shown = Shown::new(|| view! { <svg viewBox="0 0 1 1"><a><title>"A"</title></a></svg> });

    for selector in ["svg", "a", "title"] {
        let space = shown.find(selector).namespace_uri();
        assert_eq!(space.as_deref(), Some("http://www.w3.org/2000/svg"));
    }
    assert_eq!(
        shown.find("svg").get_attribute("viewBox").as_deref(),
        Some("0 0 1 1")
    );
}

#[wasm_bindgen_test]
async fn attributes_classes_and_styles_follow_their_signals() {
    let on = RwSignal::new(true);
    let shown = Shown::new(move || {
        view! {
            <div
                class="bar"
                class:on=on
                style:width=move || on.get().then_some("40%")
                aria-label=move || on.get().then_some("On")
            ></div>
        }
    });
    let bar: HtmlElement = shown.find("div").unchecked_into();
    assert_eq!(bar.class_name(), "bar on");
    assert_eq!(
        bar.style().get_property_value("width").as_deref(),
        Ok("40%")
    );
    assert_eq!(bar.get_attribute("aria-label").as_deref(), Some("On"));

    on.set(false);
    settle().await;

    assert_eq!(bar.class_name(), "bar");
    assert_eq!(bar.style().get_property_value("width").as_deref(), Ok(""));
    assert_eq!(bar.get_attribute("aria-label"), None);
}

#[wasm_bindgen_test]
async fn what_keeps_its_shape_keeps_focus_and_typed_text() {
    let count = RwSignal::new(1);
    let shown = Shown::new(move || {
        view! { {move || view! { <label>{format!("{} left", count.get())}<input type="text" /></label> }} }
    });
    let input = shown.input();
    input.focus().expect("focus");
    input.set_value("half typed");

    count.set(2);
    settle().await;

    assert_eq!(
        shown.find("label").text_content().as_deref(),
        Some("2 left")
    );
    assert_eq!(shown.input(), input);
    assert_eq!(input.value(), "half typed");
    assert_eq!(document().active_element().as_ref(), Some(input.as_ref()));
}

#[wasm_bindgen_test]
async fn what_changes_its_shape_is_made_anew_in_its_place() {
    let is_first = RwSignal::new(true);
    let shown = Shown::new(move || {
        view! {
            <i></i>
            {move || match is_first.get() {
                true => view! { <p>"First"</p> },
                false => view! { <ul><li>"Second"</li></ul> },
            }}
            {move || is_first.get().then(|| view! { <hr /> })}
            <b></b>
        }
    });
    assert_eq!(shown.html(), "<i></i><p>First</p><hr><b></b>");

    is_first.set(false);
    settle().await;
    assert_eq!(shown.html(), "<i></i><ul><li>Second</li></ul><b></b>");

    is_first.set(true);
    settle().await;
    assert_eq!(shown.html(), "<i></i><p>First</p><hr><b></b>");
}

#[wasm_bindgen_test]
async fn a_list_grows_shrinks_and_comes_back_between_its_neighbours() {
    let names = RwSignal::new(vec!["a", "b"]);
    let shown = Shown::new(move || {
        let item = |name| view! { <li>{name}</li> };
        view! {
            <li>"first"</li>
            {move || names.get().into_iter().map(item).collect::<Vec<_>>()}
            <li>"last"</li>
        }
    });
    let texts = || shown.html().replace("<li>", "").replace("</li>", " ");
    assert_eq!(texts(), "first a b last ");

    for (next, expected) in [
        (vec!["a", "b", "c"], "first a b c last "),
        (vec!["c"], "first c last "),
        (vec![], "first last "),
        (vec!["d", "e"], "first d e last "),
    ] {
        names.set(next);
        settle().await;
        assert_eq!(texts(), expected);
    }
}

#[wasm_bindgen_test]
async fn a_handler_is_the_one_of_the_last_run() {
    let (step, heard) = (RwSignal::new(1), RwSignal::new(0));
    let shown = Shown::new(move || {
        view! {
            {move || {
                let step = step.get();
                view! { <button on:click=move |_| heard.update(|heard| *heard += step)>"Add"</button> }
            }}
        }
    });
    let button: HtmlElement = shown.find("button").unchecked_into();
    button.click();
    assert_eq!(heard.get_untracked(), 1);

    step.set(10);
    settle().await;
    button.click();

    assert_eq!(heard.get_untracked(), 11);
}

#[wasm_bindgen_test]
fn an_event_that_is_stopped_does_not_reach_what_is_around() {
    let heard = RwSignal::new(0);
    let shown = Shown::new(move || {
        view! {
            <div on:click=move |_| heard.update(|heard| *heard += 1)>
                <button class="open">"Open"</button>
                <button class="stop" on:click=|event: MouseEvent| event.stop_propagation()>"Stop"</button>
            </div>
        }
    });
    let click = |selector| shown.find(selector).unchecked_into::<HtmlElement>().click();

    click(".stop");
    assert_eq!(heard.get_untracked(), 0);
    click(".open");
    assert_eq!(heard.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn an_element_that_is_gone_hears_nothing_and_its_effects_end() {
    let (is_shown, ticks) = (RwSignal::new(true), RwSignal::new(0_u32));
    let (heard, runs) = (RwSignal::new(0), StoredValue::new(0));
    let shown = Shown::new(move || {
        view! {
            {move || is_shown.get().then(|| view! {
                <button on:click=move |_| heard.update(|heard| *heard += 1)>
                    {move || {
                        runs.update_value(|runs| *runs += 1);
                        ticks.get()
                    }}
                </button>
            })}
        }
    });
    let button: HtmlElement = shown.find("button").unchecked_into();
    assert_eq!(runs.get_value(), 1);

    is_shown.set(false);
    settle().await;
    ticks.set(1);
    settle().await;
    button.click();

    assert_eq!(shown.html(), "");
    assert_eq!(runs.get_value(), 1);
    assert_eq!(heard.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn a_select_takes_the_value_that_one_of_its_options_has() {
    let shown = Shown::new(|| {
        view! {
            <select prop:value="b">
                {["a", "b"].map(|name| view! { <option value=name>{name}</option> })}
            </select>
        }
    });

    let select: web_sys::HtmlSelectElement = shown.find("select").unchecked_into();
    assert_eq!(select.value(), "b");
}

#[wasm_bindgen_test]
fn a_reference_holds_the_element() {
    let owner = Owner::new();
    owner.set();
    let field = NodeRef::<Input>::new();
    let shown = Shown::new(move || view! { <input node_ref=field /> });

    let held = field.get_untracked().expect("an element");
    assert_eq!(held.unchecked_ref::<Element>(), &shown.find("input"));
}

#[component]
fn Frame(title: &'static str, children: Children) -> Node {
    view! { <section><h2>{title}</h2>{children()}</section> }
}

#[wasm_bindgen_test]
fn a_component_takes_properties_and_children() {
    let title = "Risks";
    let shown = Shown::new(move || view! { <Frame title><p>"One"</p><p>"Two"</p></Frame> });

    assert_eq!(
        shown.html(),
        "<section><h2>Risks</h2><p>One</p><p>Two</p></section>"
    );
}

#[wasm_bindgen_test]
async fn an_item_keeps_its_element_and_what_lives_in_it_wherever_it_goes() {
    let (keys, made) = (RwSignal::new(vec!["a", "b", "c"]), StoredValue::new(0));
    let step = RwSignal::new(1_u32);
    let item = move |key: &'static str| {
        made.update_value(|made| *made += 1);
        view! { <li>{key}{move || step.get()}<input type="text" /></li> }
    };
    let shown = Shown::new(move || {
        view! { <ul><li>"first"</li>{Node::each(move || keys.get(), |key| (*key).to_owned(), item)}<li>"last"</li></ul> }
    });
    let texts = || shown.find("ul").text_content().unwrap_or_default();
    let input = shown.input();
    input.focus().expect("focus");
    input.set_value("half typed");

    for (next, expected, of_them) in [
        (vec!["b", "a", "c"], "firstb1a1c1last", 3),
        (vec!["a", "d"], "firsta1d1last", 4),
        (vec!["e", "d", "a"], "firste1d1a1last", 5),
        (vec!["a"], "firsta1last", 5),
    ] {
        keys.set(next);
        settle().await;
        assert_eq!(texts(), expected);
        assert_eq!(made.get_value(), of_them, "{expected}");
    }
    step.set(2);
    settle().await;
    assert_eq!(texts(), "firsta2last");
    assert_eq!(shown.input(), input);
    assert_eq!(input.value(), "half typed");

    keys.set(Vec::new());
    settle().await;
    assert_eq!(texts(), "firstlast");
}
