// The page as somebody sees it who walks every field: finds them, goes to one, leaves it, and looks for what was typed.
// Called with (what, …).
const [what, ...rest] = arguments;
const done = rest.pop();

const TYPED =
  "textarea, input:not([type=checkbox], [type=radio], [type=file], [type=button], [type=submit], [type=reset]), [contenteditable]:not([contenteditable=false])";
const CHOSEN = "select, input[type=checkbox], input[type=radio]";
// What is not walked, and why.
const LEFT_OUT = [
  ["[disabled], [readonly], [aria-disabled=true]", "cannot be changed"],
  ["[role=combobox]", "goes to what it finds, and holds nothing"],
  ["[data-no-draft]", "asks whether somebody is sure, every time, or says of which day the page is"],
  ["[type=file]", "holds a file, which is taken in at once"],
];
// What is chosen outside of forms and becomes no edit: it says how the page is looked at, for this visit.
const VIEWS = [
  [/^(Above appetite|In focus|Category|Industry|Response|State|Owner|Sort by|Occasion|Tone|Which|Person|Theme)$/, "filters or sorts a list"],
  [/^(Select|Compare) /, "marks what a button is to act on"],
  [/^(How many levels|Which scores|Period|Years to simulate)$/, "draws the same figures in another way"],
  [/^(For whom|How long|KPI|Risk|Decision|Stakeholder|Request|Breach at|Told from|Dimension|Story|Who asked)$/, "shows another text"],
  [/^(What is done about it|Shape of the loss)/, "shows the fields that make it an edit, and those are kept"],
];
// The same of what is typed outside of forms.
const PASSING = [[/ › Start 1$/, "says from which day the burn-down is drawn; it is drawn from no day to come"]];
const OPENERS = "button, summary, [role=tab], [role=menuitem], select, input[type=radio], input[type=checkbox]";
// What closes, takes back or sends off shows no field.
const NO_OPENERS = "[type=submit], .dialog-close button, .kept button, .toast button, [aria-disabled=true], [disabled]";
const NO_OPENER_WORDS = /^(Cancel|Close|Undo|Redo|Start afresh|Throw it away)\b/;

const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const dialog = () => [...document.querySelectorAll("dialog:modal")].at(-1);
const reachable = () => dialog() ?? document.querySelector("main");
const visible = (element) => element.checkVisibility({ visibilityProperty: true });
const pause = (milliseconds) => new Promise((ready) => setTimeout(ready, milliseconds));
// Two turns of the browser: effects, frames, and what they ask for.
const settled = async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((ready) => requestAnimationFrame(() => setTimeout(ready, 5)));
};
const until = async (holds, milliseconds) => {
  const end = performance.now() + milliseconds;
  for (;;) {
    const held = holds();
    if (held || performance.now() > end) return held;
    await pause(15);
  }
};

// Names: one of many like it stands for all, so what only tells it from the others is left out.
const alike = (text) => tidy(text).replace(/“[^”]*”?/g, "“…”").replace(/[\d.,]+/g, "0");
const label = (control) => {
  if (control.type === "radio") return tidy(control.closest("fieldset")?.querySelector("legend")?.textContent) || control.name;
  const words = tidy(control.getAttribute("aria-label")) || tidy([...(control.labels ?? [])].map((one) => one.textContent).join(" "));
  return words || control.placeholder || control.name || "";
};
const words = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".visually-hidden, .tip, option").forEach((hidden) => hidden.remove());
  return alike(tidy(copy.textContent) || tidy(element.ariaLabel)).split(/[:(]/)[0].split(" ").slice(0, 4).join(" ");
};
const around = (element) => {
  const parts = [];
  for (let one = element.parentElement; one && parts.length < 3 && !one.matches("main, dialog, body"); one = one.parentElement)
    parts.push(`${one.localName}.${one.classList[0] ?? ""}`);
  return parts.join(" ");
};

// Fields.
const place = (control) => (control.closest("dialog") ? "dialog" : control.closest("form") ? "form" : "page");
const chosen = (control) => {
  if (control.matches("select")) return tidy(control.selectedOptions[0]?.textContent);
  return control.checked ? "ticked" : "not ticked";
};
const group = (radio) => [...reachable().querySelectorAll("input[type=radio]")].filter((one) => one.name === radio.name);
const held = (control) => {
  if (control.type === "radio") return tidy(group(control).find((one) => one.checked)?.closest("label")?.textContent);
  if (control.matches(CHOSEN)) return chosen(control);
  return control.isContentEditable ? control.textContent : control.value;
};
const isFigure = (control) => /decimal|numeric/.test(control.inputMode) || control.type === "number";
const candidates = () =>
  [...(reachable()?.querySelectorAll(`${TYPED}, ${CHOSEN}`) ?? [])].filter(
    // Of radio buttons, the first stands for its group.
    (control) => visible(control) && (control.type !== "radio" || group(control)[0] === control),
  );
const fields = () => {
  const seen = {};
  const inside = alike(dialog()?.ariaLabel);
  return candidates()
    .filter((control) => !LEFT_OUT.some(([selector]) => control.matches(selector)))
    .map((control) => {
      const name = label(control);
      seen[name] = (seen[name] ?? 0) + 1;
      const type = control.matches("textarea, select") ? control.localName : control.isContentEditable ? "editable" : control.type;
      const kind = `${type}${isFigure(control) ? " of figures" : ""} in a ${place(control)}`;
      return { control, name, nth: seen[name], kind, type, dialog: inside, key: `${inside} › ${alike(name)} ${seen[name]}` };
    });
};
const told = ({ control, ...field }) => field;
const find = (key) => fields().find((field) => field.key === key)?.control ?? null;

// Openers: what is pressed to see more fields.
const openers = () => {
  const seen = new Set();
  const root = reachable();
  return [...(root?.querySelectorAll(OPENERS) ?? [])].filter((opener) => {
    const isChoice = opener.matches(CHOSEN);
    // Outside of forms a choice is an edit, or a look at the page.
    if (isChoice && !opener.closest("dialog, form, .segmented")) return false;
    const own = isChoice ? `${alike(label(opener))} ${words(opener.closest("label") ?? opener)}` : words(opener);
    const name = `${opener.localName} “${own}” in ${alike(dialog()?.ariaLabel)} ${around(opener)}`;
    if (seen.has(name) || !visible(opener) || opener.matches(NO_OPENERS) || NO_OPENER_WORDS.test(own)) return false;
    seen.add(name);
    opener.called = name;
    return true;
  });
};
const opener = (name) => openers().find((one) => one.called === name);
const tell = (control) => ["input", "change"].forEach((type) => control.dispatchEvent(new Event(type, { bubbles: true })));
// As hands do, that come to what they press.
const press = (element, option) => {
  if (element.matches(CHOSEN)) element.focus();
  if (!element.matches("select")) return element.click();
  element.selectedIndex = option;
  tell(element);
};
// A step of a path is the name of an opener, with the number of the option where it is a select.
const step = async ([name, option]) => {
  const found = await until(() => opener(name), 800);
  // Nobody can choose what is chosen.
  if (found?.matches("select") ? found.selectedIndex === option : found?.checked) return "";
  if (!found) return `there is no ${name} among ${openers().map((one) => one.called).join(" · ")}`;
  press(found, option);
  await settled();
  return "";
};
const open = async (path) => {
  for (const one of path) {
    const trouble = await step(one);
    if (trouble) return trouble;
  }
  return "";
};
const close = async () => {
  for (let turn = 0; turn < 5 && dialog(); turn++) {
    dialog().close();
    await settled();
  }
};

// Going places.
const arrives = async (route) => {
  const isThere = () =>
    document.documentElement.dataset.ready === "true" && location.hash === route && document.activeElement?.matches("main h1");
  return (await until(isThere, 8000)) ? "" : `did not come to ${route}, but to ${location.hash}`;
};
const go = async (route) => {
  if (location.hash === route && document.querySelector("main h1") && !dialog()) return "";
  document.activeElement?.blur();
  location.hash = route;
  return arrives(route);
};

// Only records: who wrote last, or what was exported when, is no change of what is there.
const stored = () => JSON.stringify(Object.entries(localStorage).filter(([key]) => /linchpin\/s\/.*\/(?!head)/.test(key)).sort());

// All fields of the page with the clicks that lead to them, but for those that are known; it goes on where it stopped.
const discover = async (knownFields, knownOpeners, queue, seconds) => {
  const end = performance.now() + seconds * 1000;
  window.print = () => {};
  window.open = () => null;
  const route = location.hash;
  const known = new Set(knownFields);
  const pressed = new Set(knownOpeners);
  const found = [];
  const routes = new Set();
  const made = [];
  const leftOut = {};
  const before = stored();
  const links = () => document.querySelectorAll("a[href^='#/']").forEach((link) => routes.add(link.getAttribute("href")));
  const look = (path) => {
    for (const field of fields()) if (!known.has(field.key)) known.add(field.key), found.push({ path, ...told(field) });
    for (const control of candidates()) {
      const reason = LEFT_OUT.find(([selector]) => control.matches(selector))?.[1];
      if (reason) leftOut[`${alike(dialog()?.ariaLabel)} › ${alike(label(control))}`] = reason;
    }
    for (const one of openers()) {
      if (pressed.has(one.called)) continue;
      pressed.add(one.called);
      const options = one.matches("select") ? [...one.options].keys() : [0];
      for (const option of options) if (!one.matches("select") || option !== one.selectedIndex) queue.push([path, [one.called, option]]);
    }
    links();
  };
  const news = () => fields().some((field) => !known.has(field.key)) || openers().some((one) => !pressed.has(one.called));
  const afresh = async (path) => {
    await close();
    // Another page and back makes the page anew.
    await go("#/no/such/page");
    await go(route);
    return (await open(path)) === "";
  };
  if (queue.length === 0) look([]);
  let at = "[]";
  let isClean = true;
  while (queue.length > 0 && performance.now() < end) {
    const [path, last] = queue.shift();
    if (!isClean || at !== JSON.stringify(path)) {
      if (!(await afresh(path))) {
        isClean = false;
        continue;
      }
    }
    at = JSON.stringify(path);
    const one = opener(last[0]);
    if (!one) continue;
    const records = stored();
    const dialogs = document.querySelectorAll("dialog:modal").length;
    const text = document.body.innerText;
    press(one, last[1]);
    await settled();
    isClean = location.hash === route && document.body.innerText === text;
    if (location.hash !== route) {
      await until(() => document.activeElement?.matches("main h1"), 2000);
      if (stored() === records) routes.add(location.hash);
      else made.push([[...path, last], location.hash]);
    } else if (stored() === records && news()) {
      look([...path, last]);
    }
    if (stored() !== records) {
      [...document.querySelectorAll("button")].find((button) => button.ariaLabel?.startsWith("Undo:"))?.click();
      await settled();
    }
    // A dialog leaves the page as it was.
    if (!isClean && location.hash === route && dialogs === 0 && dialog()) {
      await close();
      isClean = path.length === 0 && document.body.innerText === text;
    }
  }
  await close();
  return { found, routes: [...routes], made, queue, fields: [...known], openers: [...pressed], leftOut, isSpoilt: stored() !== before };
};

const enter = async (key) => {
  const control = await until(() => find(key), 1500);
  if (!control) return null;
  control.scrollIntoView({ block: "center", behavior: "instant" });
  // Dates begin with their first part only when they are entered anew.
  control.blur();
  control.focus();
  try {
    control.setSelectionRange(control.value.length, control.value.length);
  } catch {
    // Dates have no text to put a cursor into.
  }
  return control;
};

const answer = {
  discover,
  go,
  arrives,
  // To the page, so that back leads elsewhere (and forward too), and to the field: it has the cursor then.
  reach: async (elsewhere, route, isForward, path, key) => {
    let trouble = (await go(elsewhere)) || (await go(route));
    if (isForward && !trouble) {
      trouble = await go(elsewhere);
      history.back();
      trouble ||= await arrives(route);
    }
    trouble ||= await open(path);
    const control = trouble ? null : await enter(key);
    if (!control) return { trouble: trouble || `the field is not there, among ${fields().map((one) => one.key).join(" · ")}` };
    sessionStorage.setItem("records", stored());
    return { control, held: held(control) };
  },
  held: async (key) => {
    const control = find(key);
    return { held: control && held(control), isEdit: stored() };
  },
  // Chooses something else than what is chosen.
  choose: async (key) => {
    const control = find(key);
    const records = stored();
    if (control.type === "radio") {
      const other = group(control).find((one) => !one.checked);
      if (other) press(other);
    } else if (control.matches("select")) {
      const other = [...control.options].findIndex((option, index) => index !== control.selectedIndex && !option.disabled);
      if (other >= 0) press(control, other);
    } else press(control);
    await settled();
    const after = find(key);
    const isEdit = stored() !== records;
    // Forms keep what is chosen in them.
    const isView = !isEdit && place(control) === "page";
    const view = isView ? (VIEWS.find(([name]) => name.test(label(control)))?.[1] ?? "") : "no view";
    return { held: after && held(after), isEdit, view };
  },
  // Where other drivers type into dates each in their own way: what a calendar does.
  pick: async (key, text) => {
    const control = find(key);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(control, text);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  },
  // Tells where a text is found again: in its field, in another one, in the words of the page, or only in what is stored.
  found: async (path, key, text, isWhole, before, isChosen, mayBeGone) => {
    const holds = (control) => (isWhole ? held(control) === text : held(control).includes(text));
    const inField = () => {
      const control = find(key);
      return control && holds(control) && (isWhole || held(control) !== before);
    };
    let trouble = "";
    for (const one of path) {
      // A draft may have opened it already, or does soon.
      const isChoice = /^(select|input)/.test(one[0]);
      if (trouble || (await until(() => find(key), isChoice ? 400 : 0))) break;
      trouble = await step(one);
    }
    // What may be gone is not waited for.
    if (!trouble && (await until(inField, mayBeGone ? 250 : 1200))) return { place: "in its field" };
    // Of what was chosen, a draft without its form says nothing.
    const words = isChosen ? "Not finished:" : text;
    const notices = () => [...document.querySelectorAll(".notice")].some((notice) => notice.innerText.includes(words));
    if (await until(notices, 100)) return { place: "offered" };
    if (text.length > 3) {
      if (fields().some(({ control }) => holds(control))) return { place: "in another field" };
      if (document.body.innerText.includes(text)) return { place: "in the words of the page" };
    }
    // A short text is found only as a whole.
    const written = text.length > 3 ? text : JSON.stringify(text);
    for (const [key, value] of Object.entries(localStorage))
      if (key.startsWith("linchpin/") && value.includes(written)) return { place: "", stored: key, trouble };
    const control = find(key);
    const isEdit = sessionStorage.getItem("records") !== null && sessionStorage.getItem("records") !== stored();
    if (!control && !trouble && isEdit) return { place: "became an edit, and needs its field no more" };
    if (PASSING.some(([name]) => name.test(key))) return { place: "a look at the page, for this visit" };
    // A busy machine takes its time to fill a long form in, field by field.
    if (!trouble && (await until(inField, mayBeGone ? 0 : 5000))) return { place: "in its field" };
    return { place: "", held: control && held(control), trouble };
  },
};
answer[what](...rest).then(done, (error) => done({ error: String(error?.stack ?? error) }));
