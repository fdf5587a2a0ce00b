import { expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from './form-state';

const schema = z.object({
  email: z.email('That is no address.'),
  password: z.string().min(10, 'Too short.'),
});

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

it('says what is wrong with which field, and gives back all that was typed but passwords', () => {
  const typed = form({ email: 'nobody', password: 'short', $ACTION_KEY: 'k' });
  expect(readForm(typed, schema)).toEqual({
    ok: false,
    state: {
      fields: { email: 'That is no address.', password: 'Too short.' },
      values: { email: 'nobody' },
    },
  });
});

it('reads what is well formed', () => {
  const values = { email: 'ines@northwind.test', password: 'harbour lights' };
  expect(readForm(form(values), schema)).toEqual({ ok: true, values });
});
