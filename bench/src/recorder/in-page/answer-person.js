// What the page does when a person presses and types: what a shop's or a desk's script would.
const MAX_CHOSEN = 6;
const chosen = document.querySelector('#chosen');
const told = document.querySelector('#told');
const items = [...document.querySelectorAll('.item')];

document.querySelector('main').addEventListener('click', ({ target }) => {
  const button = target.closest('.act');
  if (button === null) return;
  const line = document.createElement('li');
  line.textContent = button.closest('.item').textContent.slice(0, 40);
  chosen.append(line);
  if (chosen.children.length > MAX_CHOSEN) chosen.firstElementChild.remove();
});

document.querySelector('#search').addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase();
  for (const item of items) item.classList.toggle('is-dim', !item.textContent.toLowerCase().includes(words));
});

document.querySelector('#send').addEventListener('click', async () => {
  const lines = [...chosen.children].map((line) => line.textContent);
  const response = await fetch('/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lines }),
  });
  const { number } = await response.json();
  told.textContent = `Order ${number} is on its way`;
});
