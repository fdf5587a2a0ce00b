/** Who is signed in, from a request of Node's HTTP server. */
export function userHeaderOf(request: unknown): string {
  return (request as { readonly headers: Readonly<Record<string, string>> }).headers['x-user'] ?? '';
}
