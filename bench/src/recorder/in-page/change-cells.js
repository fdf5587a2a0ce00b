// 200 cells show another number every second, the way React changes a text.
const CHANGES = 200;
const cells = document.querySelectorAll('.number');
let at = 0;

setInterval(() => {
  for (let change = 0; change < CHANGES; change++) {
    // A step that has no factor in common with the number of cells comes by all of them.
    at = (at + 211) % cells.length;
    const { firstChild } = cells[at];
    firstChild.nodeValue = ((Number(firstChild.nodeValue) * 1.37 + change) % 1000).toFixed(2);
  }
}, 1000);
