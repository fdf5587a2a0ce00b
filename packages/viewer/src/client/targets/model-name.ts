/** The model that a target of this type would be a row of: `order-item` is a row of `OrderItem`. */
export function modelName(type: string): string {
  return type.replace(/(?:^|[-_ ]+)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}
