import { launchChromium } from './traffic/launch-chromium.js';
import { ann, bob, mara } from './traffic/people.js';

const shopUrl = process.env.SHOP_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const browser = await launchChromium();
try {
  const place = { browser, shopUrl };
  const [orderId] = await Promise.all([ann(place), bob(place)]);
  console.log(`Ann ordered (${orderId}), Bob gave up on his password.`);
  await mara(place, orderId);
  console.log('Mara refunded the order, changed a role and back, exported, and acted as Ann.');
} finally {
  await browser.close();
}
