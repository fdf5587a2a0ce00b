import { stringify } from 'csv-stringify/sync';
import type { Order, User } from '../../generated/client.js';

/** Names come from customers: a cell that a spreadsheet would run as a formula is defused. */
export function ordersCsv(orders: readonly (Order & { readonly user: User })[]): string {
  const rows = orders.map((order) => ({
    order: order.id,
    placed: order.createdAt.toISOString(),
    customer: order.user.name,
    email: order.user.email,
    total: (order.totalCents / 100).toFixed(2),
    status: order.status,
    refund_reason: order.refundReason ?? '',
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}
