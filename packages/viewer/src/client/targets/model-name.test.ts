import { expect, it } from 'vitest';
import { modelName } from './model-name.js';

it.each([
  ['order', 'Order'],
  ['order-item', 'OrderItem'],
  ['order_item', 'OrderItem'],
  ['orderItem', 'OrderItem'],
  ['Order', 'Order'],
  ['', ''],
])('a %j would be a row of the model %j', (type, model) => {
  expect(modelName(type)).toBe(model);
});
