import { page } from './scenes.js';

/** A form with a button that does nothing, one that people hammer on, and errors of both kinds. */
export const CHECKOUT: string = page(
  'Checkout',
  `<form onsubmit="return false" novalidate>
  <h1>Checkout</h1>
  <label for="city">City</label><input id="city">
  <p id="city-error"></p>
  <button id="voucher" type="button">Use voucher</button>
  <p id="help">Free delivery within a day</p>
  <p id="refused" class="error"></p>
  <button id="pay">Pay 119.50 €</button></form>`,
  `const city = document.getElementById('city');
  document.getElementById('pay').addEventListener('click', () => {
    if (city.value === '') {
      city.setAttribute('aria-invalid', 'true');
      document.getElementById('city-error').innerHTML = '<span role="alert">Tell us your city</span>';
      return;
    }
    city.removeAttribute('aria-invalid');
    document.getElementById('city-error').textContent = '';
    send('q-pay', 'POST');
    setTimeout(() => { document.getElementById('refused').textContent = 'Your bank refused the payment'; }, 200);
  });`,
);
