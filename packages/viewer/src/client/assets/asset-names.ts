const NAME = /asset:([a-z0-9]{1,32})(?![a-z0-9])/g;

/** Adds the names of assets that stand in a text, until there are as many as may be. */
export function addAssetNames(names: Set<string>, text: string, most: number): void {
  for (const [, name] of text.matchAll(NAME)) {
    if (names.size >= most) return;
    if (name !== undefined) names.add(name);
  }
}
