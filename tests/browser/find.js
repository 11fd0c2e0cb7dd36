// Finds elements as people name them: by role and accessible name, by label, by text. Answers the visible matches, and
// what there is to choose from when there is none. Called with (how, role or tag, name).
const [how, role, wanted] = arguments;

const ROLES = {
  alert: "[role=alert]",
  button: "button, summary, input[type=button], input[type=submit], input[type=reset], [role=button]",
  cell: "td, [role=cell], [role=gridcell]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  combobox: "select:not([multiple]), [role=combobox]",
  dialog: "dialog, [role=dialog], [role=alertdialog]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  img: "img, svg[role=img], [role=img]",
  link: "a[href], [role=link]",
  listitem: "li, [role=listitem]",
  menuitem: "[role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]",
  option: "option, [role=option]",
  radio: "input[type=radio], [role=radio]",
  region: "section[aria-label], section[aria-labelledby], [role=region]",
  row: "tr, [role=row]",
  status: "output, [role=status]",
  tab: "[role=tab]",
  table: "table, [role=table], [role=grid]",
  textbox: "textarea, input:not([type]), input:is([type=text], [type=search], [type=email], [type=url], [type=date], [type=number], [type=password]), [role=textbox], [role=searchbox]",
};

const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
// What is only for the eye names nothing.
const content = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true]").forEach((hidden) => hidden.remove());
  return tidy(copy.textContent);
};
// While a dialog is open, nothing else can be reached.
const reachable = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
const all = (selector) => [...reachable.querySelectorAll(selector), ...(reachable.matches(selector) ? [reachable] : [])];
const visible = (element) => element.checkVisibility({ visibilityProperty: true });
const byIds = (ids) => tidy(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
const labels = (element) => tidy([...(element.labels ?? [])].map((label) => label.textContent).join(" "));
const name = (element) =>
  (element.hasAttribute("aria-labelledby") && byIds(element.getAttribute("aria-labelledby"))) ||
  tidy(element.getAttribute("aria-label")) ||
  labels(element) ||
  tidy(element.getAttribute("alt")) ||
  tidy(element.matches("input, select, textarea") ? element.value : content(element)) ||
  tidy(element.title);

const matches = {
  role: () => all(ROLES[role] ?? `[role=${role}]`).filter(visible),
  // A file input may be hidden behind a button that looks better.
  label: () => all("input, select, textarea, [aria-label], [aria-labelledby]"),
  text: () => all("*").filter(visible),
};

if (how === "text") {
  const having = matches.text().filter((element) => tidy(element.innerText ?? element.textContent).includes(wanted));
  const innermost = having.filter((element) => !having.some((other) => other !== element && element.contains(other)));
  return { found: innermost, choice: [tidy(reachable.innerText).slice(0, 2000)] };
}
const candidates = matches[how]();
const exact = candidates.filter((element) => name(element) === wanted);
return { found: exact, choice: candidates.map(name).filter(Boolean).slice(0, 100) };
