import type { User } from '../../electron/domain/user.ts';

const FIRST_NAMES = `
  Adam Ada Aiko Alan Alba Alice Amal Amir Ana Anders André Anna Anton Aoife Arjun Asha Astrid Ava Beatriz Ben
  Bianca Björn Bruno Carla Carlos Cecília Chen Chloé Claire Clara Daan Daniel Daria David Deniz Diego Dmitri
  Edith Elena Elias Elif Emil Emma Enzo Erik Esra Esther Eva Fatima Felix Finn Flora Frida Gabriel Grace Greta
  Hana Hans Hassan Heidi Henrik Hiro Hugo Ida Ines Ingrid Isaac Ivan Jakob James Jana Jasmin Jin Joan Johan John
  José Julia Jun Kai Karin Karl Kenji Kim Lars Laura Lea Lena Leo Liam Lin Lisa Louis Lucas Lucía Luis Lukas
  Maja Malik Marco Maria Marie Mark Marta Mateo Maya Mei Mia Mika Milan Mina Mohamed Moritz Nadia Nils Nina Noah
  Noor Nora Olaf Olga Oliver Omar Oscar Otto Paul Pavel Pedro Petra Pia Priya Rafael Ravi Rosa Ruben Ruth Said
  Sam Samira Sara Sasha Selma Simon Sofia Sonja Stefan Sven Tariq Tea Theo Tim Tom Tove Uma Ursula Valentin Vera
  Victor Viktor Walter Wei Wendy Yara Yuki Yusuf Zara Zoé
`
  .trim()
  .split(/\s+/);
const LAST_NAMES = `
  Abe Adams Ahmed Alvarez Andersen Anderson Bakker Bauer Becker Berg Bianchi Björk Bergman Brown Byrne Carlson
  Chen Costa Cruz Dahl Davidson Delgado Diaz Doyle Dubois Eriksson Evans Fernandez Ferrari Fischer Fontaine
  Fuchs Garcia García Gomez Gonzalez Green Gruber Haas Hansen Hall Harris Hassan Hernandez Hoffmann Horvat Huang
  Hughes Ito Ivanov Jackson Jansen Jensen Johansson Johnson Jones Kaya Keller Khan Kim King Klein Kovacs
  Kowalski Kruger Kumar Lang Larsen Larsson Laurent Lee Lehmann Lewis Li Lindberg Lopez López Lund Maier Marino
  Martin Martinez Meier Mendes Meyer Miller Mitchell Moore Morales Moreau Moretti Morris Mueller Müller Murphy
  Nakamura Nelson Nguyen Nielsen Nilsson Novak Olsen Ortiz Park Patel Pereira Perez Peters Petrov Popov Ramos
  Reyes Ricci Richter Rivera Roberts Robinson Rossi Roux Russo Ryan Saito Sanchez Santos Sato Schmidt Schneider
  Schulz Schwarz Scott Shah Sharma Silva Simpson Singh Smith Sokolov Suzuki Svensson Tanaka Taylor Thomas
  Thompson Torres Tran Vargas Vega Vogel Wagner Walker Wang Watanabe Weber Weiss White Williams Wilson Winter
  Wolf Wood Wright Wu Yamamoto Yang Yilmaz Young Zhang Zimmermann
`
  .trim()
  .split(/\s+/);
const GROUPS = `
  admins staff students teachers guests engineering design sales support finance legal hr ops security research
  marketing product board press alumni contractors interns bots moderators beta alpha emea apac amer qa data
  infra mobile web desktop platform events library lab-a lab-b lab-c lab-d campus-north campus-south campus-east
  campus-west archive trial vip partners
`
  .trim()
  .split(/\s+/);
const DOMAINS = 'example.org example.com example.net mail.example.org corp.example.com uni.example.net'.split(' ');
const SEED = 0x5eed;

/** A user of the measurements: the same one for the same number, however many there are. */
export function generatedUser(number: number): User {
  const random = (use: number) => mix((Math.imul(number + 1, 0x9e3779b1) + Math.imul(use + 1, 0x85ebca6b) + SEED) | 0);
  const pick = (from: readonly string[], use: number) => from[random(use) % from.length] ?? '';
  const [first, last] = [pick(FIRST_NAMES, 0), pick(LAST_NAMES, 1)];
  const digits = String((number * 7919 + 13) % 10_000_000).padStart(7, '0');
  const handle = `${fold(first)}.${fold(last)}${digits}`;
  const names = Array.from({ length: random(6) % 4 }, (_, index) => pick(GROUPS, 10 + index));
  const groups = [...new Set(names)].map((name) => ({ id: name, name }));
  return {
    id: uuid(random(2), random(3), random(4), random(5)),
    handle,
    name: `${first} ${last}`,
    email: `${handle}@${pick(DOMAINS, 7)}`,
    status: random(8) % 20 === 0 ? 'inactive' : 'active',
    administrator: random(9) % 200 === 0 ? 'full' : null,
    mustResetPassword: false,
    groups,
    primaryGroup: groups[0]?.id ?? null,
    permissions: [],
    created: new Date(1_420_070_400_000 + (random(20) % 3_600_000) * 100_000).toISOString(),
    lastSeen: null,
    passwordChanged: null,
    attributes: {},
  };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function mix(seed: number): number {
  let value = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return (value ^ (value >>> 15)) >>> 0;
}

function uuid(...parts: readonly number[]): string {
  const [a = '', b = '', c = '', d = ''] = parts.map((part) => part.toString(16).padStart(8, '0'));
  const variant = (8 + (c.charCodeAt(0) & 3)).toString(16);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
