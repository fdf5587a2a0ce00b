/** The path below the mount, with a leading slash; what isn't below it becomes a path that no route has. */
export function pathUnder(request: Request, basePath: string): string {
  const { pathname } = new URL(request.url);
  if (pathname === basePath) return '/';
  if (pathname.startsWith(`${basePath}/`)) return pathname.slice(basePath.length);
  return '/outside/of/the/mount';
}
