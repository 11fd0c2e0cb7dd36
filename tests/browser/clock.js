// Before all scripts of the page: its clock shows the day that the test gives.
"use strict";
{
  const Machine = Date;
  const now = () => Machine.now() + AHEAD;
  const Given = new Proxy(Machine, {
    construct: (_, parts, target) =>
      Reflect.construct(Machine, parts.length ? parts : [now()], target === Given ? Machine : target),
    apply: () => String(new Machine(now())),
    get: (_, name) => (name === "now" ? now : Reflect.get(Machine, name)),
  });
  Machine.prototype.constructor = Given;
  globalThis.Date = Given;
}
