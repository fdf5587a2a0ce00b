/** Where people reach the app: `BETTER_AUTH_URL`, or this machine. */
export function appUrl(path = ''): string {
  return (process.env.BETTER_AUTH_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`) + path;
}
