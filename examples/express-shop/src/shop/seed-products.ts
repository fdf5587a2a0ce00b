export const CATEGORIES = ['Brew', 'Table', 'Pantry'] as const;

interface SeedProduct {
  readonly id: string;
  readonly name: string;
  readonly tagline: string;
  readonly description: string;
  readonly facts: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly priceCents: number;
  readonly stock: number;
}

/** `facts` are lines of `name: value`. */
export const seedProducts: readonly SeedProduct[] = [
  {
    id: 'gooseneck-kettle',
    name: 'Gooseneck kettle',
    tagline: 'Pours a line as thin as a pencil.',
    description:
      'A stovetop kettle with a counterweighted handle, so the water goes where you look. The lid stays on, even at the last drop.',
    facts: 'Holds: 0.9 litres\nMade of: brushed steel, beech\nWorks on: gas, electric, induction',
    category: 'Brew',
    priceCents: 6_400,
    stock: 18,
  },
  {
    id: 'pour-over',
    name: 'Pour-over set',
    tagline: 'One cup, four minutes, nobody talking.',
    description:
      'A ribbed cone on a hand-blown carafe. It takes ordinary paper filters, and it looks right on a table when the coffee is gone.',
    facts: 'Holds: 0.5 litres\nMade of: stoneware, borosilicate glass\nFilters: size 02',
    category: 'Brew',
    priceCents: 4_200,
    stock: 25,
  },
  {
    id: 'hand-grinder',
    name: 'Hand grinder',
    tagline: 'Quiet enough for a sleeping house.',
    description:
      'Forty turns for a cup. Steel burrs, a walnut knob, and a body that you can take apart without a tool.',
    facts: 'Holds: 30 g of beans\nMade of: steel, walnut\nSettings: 24 clicks',
    category: 'Brew',
    priceCents: 7_900,
    stock: 9,
  },
  {
    id: 'moka-pot',
    name: 'Moka pot',
    tagline: 'The small engine of the kitchen.',
    description:
      'Three cups of the strong kind. Ours is a little heavier than you remember, which is why it stays level on a gas flame.',
    facts: 'Holds: 3 small cups\nMade of: cast aluminium\nWorks on: gas, electric',
    category: 'Brew',
    priceCents: 3_600,
    stock: 31,
  },
  {
    id: 'teapot',
    name: 'Round teapot',
    tagline: 'Keeps a secret, and the heat.',
    description:
      'A teapot with a thick wall and a spout that does not drip. The basket lifts out when the tea is as strong as you are.',
    facts: 'Holds: 0.8 litres\nMade of: glazed stoneware\nDishwasher: yes',
    category: 'Brew',
    priceCents: 5_400,
    stock: 14,
  },
  {
    id: 'stoneware-mug',
    name: 'Stoneware mug',
    tagline: 'Heavy at the bottom, thin at the lip.',
    description:
      'Thrown by two people in a converted boat shed, so no two are quite alike. The handle fits three fingers, or four small ones.',
    facts: 'Holds: 0.3 litres\nMade of: stoneware, matte glaze\nDishwasher: yes',
    category: 'Table',
    priceCents: 2_400,
    stock: 60,
  },
  {
    id: 'milk-jug',
    name: 'Milk jug',
    tagline: 'For pouring, not for measuring.',
    description: 'A jug with a proper beak. It holds enough milk for two coffees, or one bowl of oats.',
    facts: 'Holds: 0.25 litres\nMade of: porcelain\nDishwasher: yes',
    category: 'Table',
    priceCents: 1_900,
    stock: 40,
  },
  {
    id: 'oak-tray',
    name: 'Oak breakfast tray',
    tagline: 'Breakfast in bed is a matter of edges.',
    description:
      'A tray with a raised rim and two handles that leave room for knuckles. Oiled, not lacquered: rub it once a year.',
    facts: 'Size: 48 × 32 cm\nMade of: European oak\nFeet: felt',
    category: 'Table',
    priceCents: 5_800,
    stock: 12,
  },
  {
    id: 'egg-cups',
    name: 'Egg cups, pair',
    tagline: 'Six minutes. Not five, not seven.',
    description: 'Two cups with a wide foot, so that the second half of the egg is as calm as the first.',
    facts: 'Comes with: 2 cups\nMade of: stoneware\nDishwasher: yes',
    category: 'Table',
    priceCents: 2_200,
    stock: 33,
  },
  {
    id: 'linen-towel',
    name: 'Linen tea towel',
    tagline: 'Gets better until you are old.',
    description: 'Washed linen with a woven stripe and a loop on the long side, where you want it.',
    facts: 'Size: 50 × 70 cm\nMade of: European linen\nWash: 60 °C',
    category: 'Pantry',
    priceCents: 1_600,
    stock: 80,
  },
  {
    id: 'butter-dish',
    name: 'Butter dish',
    tagline: 'Soft butter is a kindness.',
    description:
      'A deep lid over a flat plate: butter stays spreadable on the table for a week, and the plate is a cheese plate on Sundays.',
    facts: 'Fits: 250 g of butter\nMade of: porcelain, oak\nDishwasher: the porcelain',
    category: 'Pantry',
    priceCents: 3_400,
    stock: 21,
  },
  {
    id: 'honey-jar',
    name: 'Honey jar',
    tagline: 'Linden honey, and a place for it.',
    description:
      'Set honey from one valley, in a jar with a lid that has a notch for the dipper. Refills come in paper.',
    facts: 'Holds: 350 g\nMade of: glass, beech\nComes with: honey and dipper',
    category: 'Pantry',
    priceCents: 1_800,
    stock: 47,
  },
];
