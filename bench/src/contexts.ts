/** The same bare app with only a context around each request. */
export const contextVariants: readonly string[] = ['bare-awaits', 'als', 'cls-hooked'];
