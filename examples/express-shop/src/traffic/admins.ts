import type { Person } from './person.js';

export async function refund(person: Person, orderId: number): Promise<void> {
  const { page } = person;
  await person.visit('/admin/orders');
  await person.follow(page.getByRole('link', { name: String(orderId), exact: true }));
  await person.click(page.getByRole('button', { name: 'Refund…' }));
  await person.type('Reason', 'Changed her mind');
  await person.click(page.getByRole('button', { name: 'Refund', exact: true }));
  await page.getByText('Refunded', { exact: true }).waitFor();
}

/** Makes somebody an admin, thinks again, and takes it back. */
export async function changeRole(person: Person, email: string): Promise<void> {
  const { page } = person;
  await person.visit('/admin/customers');
  for (const role of ['admin', 'customer']) {
    const row = page.locator(`[data-customer="${email}"]`);
    await row.getByRole('combobox').selectOption(role);
    await person.follow(row.getByRole('button', { name: 'Save' }));
  }
}

export async function exportOrders(person: Person): Promise<void> {
  const { page } = person;
  await person.visit('/admin/orders');
  const download = page.waitForEvent('download');
  await person.click(page.getByRole('link', { name: 'Export as CSV' }));
  await (await download).path();
}

export async function impersonate(person: Person, email: string): Promise<void> {
  const { page } = person;
  await person.visit('/admin/customers');
  await person.follow(page.locator(`[data-customer="${email}"]`).getByRole('button', { name: 'Act as' }));
  await person.read(800);
  await person.follow(page.getByRole('link', { name: /^Order \d+/ }).first());
  await person.follow(page.getByRole('button', { name: 'Stop' }));
  await page.waitForURL('**/admin/customers');
}
