import { describe, expect, it } from 'vitest';
import { wantedChanges } from './changes-tables.js';

const file = (text: string) => [{ path: 'schema.prisma', text }];
const wanted = (text: string, provider: 'sqlite' | 'postgresql' | 'mysql' = 'sqlite') =>
  wantedChanges(file(text), provider);

describe('wantedChanges', () => {
  it('takes marked models only, and none of auditreel’s', () => {
    const { tables, models } = wanted(`
/// @auditreel changes
model A {
  id Int @id
}
model B {
  id Int @id
}
/// @auditreel schema 2
/// @auditreel changes
model AuditRecord {
  id String @id
}`);
    expect(tables.map(({ model }) => model)).toEqual(['A']);
    expect(models.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('reads names, kinds and ids', () => {
    const { tables } = wanted(
      `
/// What people ordered.
/// @auditreel changes
model Order {
  nr    BigInt   @map("order_nr")
  shop  String
  at    DateTime @db.Date
  state State    @default(open)
  tags  String[]
  user  User?    @relation(fields: [uid], references: [id])
  uid   Int?
  shape Unsupported("point")?

  @@id([shop(sort: Desc), nr])
  @@map("orders")
  @@schema("sales")
}
model User {
  id     Int     @id
  orders Order[]
}
enum State { open }`,
      'postgresql',
    );
    expect(tables).toEqual([
      expect.objectContaining({
        model: 'Order',
        schema: 'sales',
        table: 'orders',
        id: ['shop', 'nr'],
        cascades: [],
      }),
    ]);
    expect(tables[0]?.columns.map(({ field, column, kind }) => [field, column, kind])).toEqual([
      ['nr', 'order_nr', 'exact'],
      ['shop', 'shop', 'text'],
      ['at', 'at', 'time'],
      ['state', 'state', 'text'],
      ['tags', 'tags', 'json'],
      ['uid', 'uid', 'number'],
      ['shape', 'shape', 'json'],
    ]);
  });

  it('redacts by name and by comment, above a field or behind it', () => {
    const { tables } = wanted(`
/// @auditreel changes
model User {
  id       Int    @id
  password String
  pin      Int    /// @auditreel allow
  hash     String @map("password_hash")
  salary   Int    @default(1) /// what they earn @auditreel redact
  /// @auditreel redact
  // a note between

  born     String
  url      String @default("/// @auditreel redact")
  /// @auditreel ignore
  seen     Int
}`);
    const told = tables[0]?.columns.map(({ field, redacted, ignored }) => [field, redacted, ignored]);
    expect(told).toEqual([
      ['id', false, false],
      ['password', true, false],
      ['pin', false, false],
      ['hash', true, false],
      ['salary', true, false],
      ['born', true, false],
      ['url', false, false],
      ['seen', false, true],
    ]);
  });

  it('redacts what repeats a secret of another table, over several tables, unless it is allowed', () => {
    const { tables } = wanted(`
/// @auditreel changes
model Use {
  id     Int  @id
  of     String @map("of_key")
  key    Key    @relation(fields: [of], references: [token])
  again  Copy?
  labels Label[]
}
/// @auditreel changes
model Copy {
  of  String @id
  use Use    @relation(fields: [of], references: [of])
  key String /// @auditreel allow
  k   Key    @relation(fields: [key], references: [token])
}
model Key {
  token  String @id
  uses   Use[]
  copies Copy[]
}
model Label {
  id   Int @id
  uses Use[]
}`);
    const told = tables.flatMap(({ model, columns }) =>
      columns.map(({ field, redacted }) => [`${model}.${field}`, redacted]),
    );
    expect(Object.fromEntries(told)).toEqual({
      ...{ 'Use.id': false, 'Use.of': true, 'Copy.of': true, 'Copy.key': false },
      ...{ '_LabelToUse.A': false, '_LabelToUse.B': false },
    });
  });

  it('knows a relation to a view for no column', () => {
    const { tables } = wanted(
      '/// @auditreel changes\nmodel A {\n  id Int @id\n  sums Sums?\n}\nview Sums {\n  id Int @unique\n}',
    );
    expect(tables[0]?.columns.map(({ field }) => field)).toEqual(['id']);
  });

  it.each([
    ['// @auditreel redact', true],
    ['/// @auditreel: redact', true],
    ['/// mail ada@auditreel.dev, see @auditreel/core', false],
  ])('takes "%s" for what it is meant to be', (comment, redacted) => {
    const { tables, refusals } = wanted(`/// @auditreel changes\nmodel A {\n  id Int @id ${comment}\n}`);
    expect(tables[0]?.columns[0]?.redacted).toBe(redacted);
    expect(refusals).toEqual([]);
  });

  it.each(['redacted', 'Redact', 'hide', ''])('refuses a mark that it does not know: "%s"', (mark) => {
    const { refusals } = wanted(
      `/// @auditreel changes\nmodel A {\n  id Int @id\n  /// @auditreel ${mark}\n  pay Int\n}`,
    );
    expect(refusals).toEqual([
      `A.pay is marked \`${`@auditreel ${mark}`.trim()}\`, which says nothing. Write redact, ignore or allow.`,
    ]);
  });

  it('does not see what is commented out, and refuses a mark that is', () => {
    const model = (comment: string) => `
/* model Old {
  id Int @id
} */
/// @auditreel changes
model A {
  id   Int    @id @default(1) /* a
  gone String
  */ // src/*.ts
  text String @default("/*")
  more String ${comment} // */
}`;
    const { models, tables, refusals } = wanted(model(''));
    expect(models.map(({ name }) => name)).toEqual(['A']);
    expect(tables[0]?.columns.map(({ field }) => field)).toEqual(['id', 'text', 'more']);
    expect(refusals).toEqual([]);
    expect(wanted(model('/* @auditreel redact */')).refusals).toEqual([
      expect.stringContaining('Write it behind ///'),
    ]);
  });

  it('refuses a name with a line break, which would end a comment of the migration', () => {
    const { refusals } = wanted(`
/// @auditreel changes
model A {
  id Int @id
  bs B[] @relation("x\\n; DROP TABLE y")
}
model B {
  id Int @id
  as A[] @relation("x\\n; DROP TABLE y")
}`);
    expect(refusals).toEqual([expect.stringMatching(/line break/)]);
  });

  it('refuses a table of which nothing would be shown', () => {
    const { refusals } = wanted('/// @auditreel changes\nmodel A {\n  id Int @id /// @auditreel ignore\n}');
    expect(refusals).toEqual([expect.stringMatching(/^A cannot be tracked/)]);
  });

  it.each([
    ['its id', 'id Int @id\n  a Int @unique', ['id']],
    ['what is unique', 'a Int\n  b Int @unique', ['b']],
    ['what is unique together', 'a Int\n  b Int\n  @@unique([b, a])', ['b', 'a']],
  ])('tells a row by %s', (_what, fields, id) => {
    expect(wanted(`/// @auditreel changes\nmodel A {\n  ${fields}\n}`).tables[0]?.id).toEqual(id);
  });

  it('tracks the join tables beside a tracked model, by their names', () => {
    const { tables } = wanted(`
/// @auditreel changes
model Post {
  id    Int    @id
  tags  Tag[]
  likes User[] @relation("Likes")
  by    User   @relation("Author", fields: [byId], references: [id])
  byId  Int
}
model Tag {
  id    String @id
  posts Post[]
}
model User {
  id      Int    @id
  posts   Post[] @relation("Author")
  liked   Post[] @relation(name: "Likes")
  friends User[] @relation("Friends")
  of      User[] @relation("Friends")
}`);
    expect(tables.map(({ model }) => model)).toEqual(['Post', '_PostToTag', '_Likes']);
    expect(tables[1]?.columns.map(({ column, kind }) => [column, kind])).toEqual([
      ['A', 'number'],
      ['B', 'text'],
    ]);
  });
});

describe('wantedChanges on MySQL', () => {
  const relations = (child: string, parent = '', datasource = '') => `
datasource db {
  provider = "mysql"
  ${datasource}
}
/// @auditreel changes
model Line {
  id      Int   @id
  orderId Int?
  order   Order? @relation(fields: [orderId], references: [id]${child})
}
model Order {
  id     Int    @id
  lines  Line[]
  userId Int
  user   User   @relation(fields: [userId], references: [id]${parent})
}
model User {
  id     Int     @id
  orders Order[]
}`;

  it.each([
    ['nothing', '', 'set null', 'cascade'],
    ['Cascade', ', onDelete: Cascade', 'delete', 'cascade'],
    ['Restrict', ', onDelete: Restrict, onUpdate: Restrict', undefined, undefined],
    ['NoAction on update', ', onUpdate: NoAction', 'set null', 'nothing'],
  ])('foresees what a foreign key does where the schema says %s', (_says, child, onDelete, onUpdate) => {
    const { tables, refusals } = wanted(relations(child), 'mysql');
    expect(refusals).toEqual([]);
    const [cascade] = tables[0]?.cascades ?? [];
    expect([cascade?.onDelete, cascade?.onUpdate]).toEqual([onDelete, onUpdate]);
  });

  it('refuses what happens over two foreign keys, and says what to do', () => {
    const { refusals } = wanted(relations(', onDelete: Cascade', ', onDelete: Cascade'), 'mysql');
    expect(refusals).toEqual([
      expect.stringMatching(/^Line cannot be tracked: .*User.*Order.*onDelete: Restrict/),
    ]);
    expect(wanted(relations(', onDelete: Restrict', ', onDelete: Cascade'), 'mysql').refusals).toEqual([]);
  });

  it('has nothing to foresee where Prisma does what foreign keys would', () => {
    const { tables, refusals } = wanted(
      relations(', onDelete: Cascade', ', onDelete: Cascade', 'relationMode = "prisma"'),
      'mysql',
    );
    expect([tables[0]?.cascades, refusals]).toEqual([[], []]);
  });

  it('refuses a table whose rows take others of the same table with them', () => {
    const tree = (onDelete: string) => `
/// @auditreel changes
model Node {
  id       Int    @id
  parentId Int?
  parent   Node?  @relation("Tree", fields: [parentId], references: [id]${onDelete})
  children Node[] @relation("Tree")
}`;
    expect(wanted(tree(', onDelete: Cascade'), 'mysql').refusals).toEqual([
      expect.stringContaining('`onDelete: Cascade`'),
    ]);
    const { tables, refusals } = wanted(tree(''), 'mysql');
    expect(refusals).toEqual([]);
    expect(tables[0]?.cascades[0]).toMatchObject({ onDelete: 'set null', onUpdate: 'nothing' });
  });
});
