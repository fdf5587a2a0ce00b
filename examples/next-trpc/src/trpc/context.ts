import { type Member, memberOf } from '@/workspace/current-member';

/** What a call knows: its request, and who is signed in. */
export interface Context {
  readonly req: Request;
  readonly member: Member | null;
}

export async function createContext({ req }: { readonly req: Request }): Promise<Context> {
  return { req, member: await memberOf(req.headers) };
}
