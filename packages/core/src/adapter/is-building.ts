/**
 * Whether this is `next build`, which evaluates modules and runs handlers of static routes: nobody's request is
 * answered, and there is neither a secret nor a database.
 * @example if (isBuilding()) return handler(request);
 */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build';
}
