import type { ProjectStatus } from '../generated/enums';

interface SeedProject {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly status: ProjectStatus;
  readonly lead: string;
  readonly daysAgo: number;
  readonly isArchived?: true;
  /** The first `done` of them are. */
  readonly tasks: readonly string[];
  readonly done: number;
}

export const seedProjects: readonly SeedProject[] = [
  {
    id: 'harbour-signage',
    name: 'Harbour signage',
    description: 'Wayfinding for the new ferry terminal: signs, maps, and the pictograms on all four quays.',
    status: 'ACTIVE',
    lead: 'tom',
    daysAgo: 34,
    tasks: [
      'Walk the route with the port authority',
      'Pictogram set, second round',
      'Night legibility test on quay 2',
      'Quotes from two enamel workshops',
      'Braille plates for the lifts',
      'Hand over files to the sign maker',
    ],
    done: 3,
  },
  {
    id: 'almanac',
    name: 'Almanac 2027',
    description: 'Our yearly almanac for clients and friends. 96 pages, two colours, thread-sewn.',
    status: 'ACTIVE',
    lead: 'ines',
    daysAgo: 51,
    tasks: [
      'Collect twelve short texts',
      'Paper samples',
      'Moon and tide tables',
      'Cover drawing',
      'Proofread',
      'Book the printer',
    ],
    done: 4,
  },
  {
    id: 'museum-audio',
    name: 'Museum audio guide',
    description: 'Forty stops, three languages, one voice. For the maritime museum.',
    status: 'ACTIVE',
    lead: 'priya',
    daysAgo: 22,
    tasks: ['Cast the narrators', 'Script for hall 1', 'Script for hall 2', 'Record a pilot stop'],
    done: 1,
  },
  {
    id: 'bakery-identity',
    name: 'Lark & Daughters identity',
    description: 'Name, mark, bags and shopfront for a family bakery that moves into the old post office.',
    status: 'PLANNED',
    lead: 'lena',
    daysAgo: 9,
    tasks: ['First visit, early', 'Collect what they love'],
    done: 0,
  },
  {
    id: 'website-refresh',
    name: 'Website refresh',
    description: 'New home page, faster work pages, and a contact form that people enjoy.',
    status: 'PAUSED',
    lead: 'sam',
    daysAgo: 78,
    tasks: ['Card sort with five clients', 'Prototype of the work page', 'Write the contact page'],
    done: 2,
  },
  {
    id: 'atlas-of-sounds',
    name: 'Atlas of sounds',
    description: 'A self-started map of the city by ear. Fridays only.',
    status: 'PLANNED',
    lead: 'jo',
    daysAgo: 5,
    tasks: [],
    done: 0,
  },
  {
    id: 'annual-report',
    name: 'Water board annual report',
    description: 'Printed and accessible PDF, with charts that can be read aloud.',
    status: 'DONE',
    lead: 'priya',
    daysAgo: 120,
    tasks: ['Charts', 'Accessible tags', 'Printer’s proof', 'Delivery'],
    done: 4,
  },
  {
    id: 'summer-fair',
    name: 'Summer fair poster',
    description: 'Three posters for the neighbourhood fair.',
    status: 'DONE',
    lead: 'lena',
    daysAgo: 190,
    isArchived: true,
    tasks: ['Sketches', 'Screen print'],
    done: 2,
  },
];
