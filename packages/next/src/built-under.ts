/** `basePath` of the app, which Next writes in here where it bundles this package: for route handlers and actions. */
export const BUILT_UNDER: string = process.env.__NEXT_ROUTER_BASEPATH ?? '';
