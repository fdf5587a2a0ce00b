const STYLE = `<style>
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #2b2118; background: #f7f2ea }
  header { display: flex; justify-content: space-between; padding: 16px 40px; background: #3c2a1e; color: #f7f2ea }
  main { max-width: 760px; margin: 32px auto; padding: 0 24px }
  form, section { display: grid; gap: 14px; padding: 28px; border-radius: 10px; background: #fff; box-shadow: 0 1px 4px #0002 }
  input { padding: 10px; border: 1px solid #cdbfae; border-radius: 6px; font: inherit }
  button { padding: 11px 18px; border: 0; border-radius: 6px; background: #a8431f; color: #fff; font: inherit; cursor: pointer }
  table { width: 100%; border-collapse: collapse } td, th { padding: 10px 6px; border-bottom: 1px solid #eadfd1; text-align: left }
  .error { color: #a3200d } .done { color: #2a6b3c; font-weight: 600 }
</style>`;

/** Every page shows the time, to the frame: so a test can tell which moment a replay stands at. */
const CLOCK = `<output id="now"></output><script>
  const tick = () => { document.getElementById('now').textContent = Date.now(); };
  setInterval(tick, 25); tick();
</script>`;

const head = (title: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${STYLE}</head>
  <body><header><b>Corner Coffee</b>${CLOCK}</header><main>`;

/** A page of the shop, with what its script does. */
export function page(title: string, main: string, script: string): string {
  return `${head(title)}${main}</main><script>${script}</script></body></html>`;
}

export const SIGN_IN: string = `${head('Sign in')}<form onsubmit="return false">
  <h1>Sign in</h1><input id="email" placeholder="E-mail"><input id="password" type="password" placeholder="Password">
  <p class="error" id="error"></p><button id="go">Sign in</button></form></main>
  <script>
    let tries = 0;
    document.getElementById('go').addEventListener('click', () => {
      tries += 1;
      send('q-login-' + tries, 'POST');
      setTimeout(() => { document.getElementById('error').textContent = 'That is not the password of this account. Try ' + tries; }, 150);
    });
  </script></body></html>`;

export const ORDER: string = `${head('Order 1042')}<section><h1>Order 1042</h1>
  <table><tr><th>Item</th><th>Price</th></tr><tr><td>House espresso, 1 kg</td><td>24.00 €</td></tr>
  <tr><td>Hand grinder</td><td>89.00 €</td></tr><tr><td>Paper filters, 100</td><td>6.50 €</td></tr></table>
  <p id="state">Paid on 21 November</p><button id="refund">Refund 119.50 €</button></section></main>
  <script>
    document.getElementById('refund').addEventListener('click', () => {
      send('q-refund', 'POST');
      document.getElementById('state').outerHTML = '<p class="done" id="state">Refund requested</p>';
    });
  </script></body></html>`;
