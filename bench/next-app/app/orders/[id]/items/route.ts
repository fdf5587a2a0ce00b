interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The same little work as the other frameworks' apps do. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const { items } = (await request.json()) as { readonly items: readonly unknown[] };
  return Response.json({ id, items: items.length }, { status: 201 });
}
