import { html } from 'hono/html';
import { Role, type User } from '../../generated/client.js';
import { adminFrame } from './admin-frame.js';
import { date } from './format.js';
import type { Html } from './layout.js';

type Customer = User & { readonly _count: { readonly orders: number } };

export function adminCustomersPage(customers: readonly Customer[], self: User): Html {
  return adminFrame(
    '/admin/customers',
    html`<h1>Customers</h1>
      <div class="table-box">
        <table>
          <thead>
            <tr><th>Name</th><th>Since</th><th class="end">Orders</th><th>Role</th><th></th></tr>
          </thead>
          <tbody>
            ${customers.map((customer) => customerRow(customer, customer.id === self.id))}
          </tbody>
        </table>
      </div>`,
  );
}

function customerRow(customer: Customer, isSelf: boolean): Html {
  return html`<tr data-customer="${customer.email}">
    <td>${customer.name}<br /><span class="muted">${customer.email}</span></td>
    <td>${date(customer.createdAt)}</td>
    <td class="end">${customer._count.orders}</td>
    <td>${isSelf ? html`<span class="muted">admin, you</span>` : roleForm(customer)}</td>
    <td class="end">
      ${
        customer.role === 'customer'
          ? html`<form method="post" action="/admin/customers/${customer.id}/impersonate">
              <button class="button quiet small">Act as</button>
            </form>`
          : ''
      }
    </td>
  </tr>`;
}

function roleForm(customer: Customer): Html {
  return html`<form class="role-form" method="post" action="/admin/customers/${customer.id}/role">
    <select name="role" aria-label="Role of ${customer.name}">
      ${Object.values(Role).map(
        (role) =>
          html`<option value="${role}" ${role === customer.role ? html`selected` : ''}>${role}</option>`,
      )}
    </select>
    <button class="button quiet small">Save</button>
  </form>`;
}
