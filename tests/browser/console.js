// For browsers that cannot be asked for their log: what they would write into it is told to the host.
"use strict";
{
  const tell = (what) => navigator.sendBeacon("given-console", String(what));
  for (const level of ["error", "warn"]) {
    const real = console[level];
    console[level] = (...parts) => {
      tell(`${level}: ${parts.join(" ")}`);
      real.apply(console, parts);
    };
  }
  addEventListener("error", (event) => tell(event.message ?? `not loaded: ${event.target.src ?? event.target.href}`), true);
  addEventListener("unhandledrejection", (event) => tell(`unhandled: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => tell(`${event.violatedDirective}: ${event.blockedURI}`));
}
