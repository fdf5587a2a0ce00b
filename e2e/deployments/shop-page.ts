export interface ShopPage {
  /** Address that the page's requests begin with. */
  readonly api: string;
  /** Whether the recorder comes with a script tag or with the page's own bundle. */
  readonly start: 'tag' | 'module';
}

/** A page whose buttons ask the API, as a single-page app's do. */
export function shopPage({ api, start }: ShopPage): string {
  const tag = `<script src="${api}/api/auditreel/recorder.js"></script>`;
  const bundle = '<script type="module" src="/main.js"></script>';
  return `<!doctype html>
<html lang="en" data-api="${api}">
<head><title>The shop</title>${start === 'tag' ? tag : bundle}</head>
<body>
<h1>Honey jars</h1>
<button data-path="/orders">Order</button> <button data-path="/logout">Sign out</button>
<output></output>
<script>
const running = () => globalThis[Symbol.for('auditreel.recorder')];
const output = document.querySelector('output');
const headers = { authorization: 'Bearer ann', 'content-type': 'application/json' };
for (const button of document.querySelectorAll('button')) {
  button.onclick = async () => {
    output.textContent = 'asked';
    const url = '${api}' + button.dataset.path;
    output.textContent = await fetch(url, { method: 'POST', headers, body: '{}' }).then(
      (response) => 'answered ' + response.status,
      (error) => 'failed ' + error.name,
    );
  };
}
</script>
</body>
</html>`;
}
