/** Whether browsers take a page for a secure context, without which the recorder stays off. */
export function isSecureContext({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
