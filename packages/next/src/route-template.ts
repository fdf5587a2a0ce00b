/** Next's way of writing a route as everybody else's: `/orders/[id]` is `/orders/:id`, `[...path]` is `:path*`. */
export function routeTemplate(pathname: string): string {
  return pathname
    .replace(/\[\[\.\.\.([^\]]+)\]\]/g, ':$1*')
    .replace(/\[\.\.\.([^\]]+)\]/g, ':$1*')
    .replace(/\[([^\]]+)\]/g, ':$1');
}
