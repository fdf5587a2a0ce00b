import type { Role } from '../../generated/enums';

interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

/** They are shown on the login page, so they protect nothing. */
export const demoPeople: readonly DemoPerson[] = [
  person('ines', 'Ines Carvalho', 'harbour lights', 'OWNER'),
  person('tom', 'Tom Becker', 'paper lanterns', 'ADMIN'),
  person('priya', 'Priya Nair', 'monsoon window', 'ADMIN'),
  person('sam', 'Sam Whitlock', 'winter apples', 'MEMBER'),
  person('lena', 'Lena Fors', 'birch and tar', 'MEMBER'),
  person('jo', 'Jo Adeyemi', 'second breakfast', 'MEMBER'),
];

function person(id: string, name: string, password: string, role: Role): DemoPerson {
  return { id: `user-${id}`, name, email: `${id}@northwind.test`, password, role };
}
