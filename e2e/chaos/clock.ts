let shiftMs = 0;
const trueNow = Date.now.bind(Date);

/** Lets the clock of this process be set, whoever holds `Date` or `Date.now` by then. */
Date.now = () => trueNow() + shiftMs;
globalThis.Date = new Proxy(Date, {
  construct: (target, given, as) => Reflect.construct(target, given.length > 0 ? given : [target.now()], as),
});

export function shiftClock(ms: number): void {
  shiftMs = ms;
}
