'use client';

export interface DemoPersonHint {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Who can sign in to the demo; a click fills in the form beside it. */
export function DemoPeople({ people }: { readonly people: readonly DemoPersonHint[] }) {
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">Look around as</h2>
      <ul>
        {people.map((person) => (
          <li key={person.email}>
            <button type="button" onClick={() => fillIn(person)}>
              <strong>
                {person.name} <span className="badge">{person.role}</span>
              </strong>
              <span>{person.email}</span>
              <code>{person.password}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fillIn({ email, password }: DemoPersonHint): void {
  for (const [name, value] of Object.entries({ email, password })) {
    const input = document.querySelector<HTMLInputElement>(`form input[name=${name}]`);
    if (input) input.value = value;
  }
  document.querySelector<HTMLButtonElement>('form button[type=submit]')?.focus();
}
