import type { Chance } from "./seeded";

export interface DemoPerson {
  name: string;
  email: string;
  country: string;
  city: string;
}

interface Country {
  code: string;
  weight: number;
  cities: string[];
  first: string[];
  last: string[];
}

const list = (text: string) => text.split(" ");

const countries: Country[] = [
  {
    code: "DE",
    weight: 22,
    cities: list("Berlin Hamburg Leipzig Köln München Bremen"),
    first: list("Anna Jonas Lena Felix Marie Paul Clara Lukas Greta Emil Ida Moritz Frieda Till Jana Hannes"),
    last: list("Weber Schulz Hoffmann Krause Vogel Brandt Lorenz Seidel Winter Busch Kuhn Arndt Pohl Thiele"),
  },
  {
    code: "GB",
    weight: 18,
    cities: list("London Leeds Bristol Glasgow Cardiff York"),
    first: list("Emily Oliver Grace Harry Freya Jack Poppy George Isla Alfie Ruby Owen Martha Callum Elsie Rory"),
    last: list("Turner Hughes Marsh Bennett Fraser Lowe Pearce Whitfield Dawson Holt Barker Sinclair Moss Reeve"),
  },
  {
    code: "FR",
    weight: 12,
    cities: list("Lyon Paris Nantes Lille Bordeaux Rennes"),
    first: list("Camille Hugo Manon Louis Inès Jules Chloé Arthur Zoé Gabriel Léa Théo Margaux Bastien"),
    last: list("Moreau Lefèvre Garnier Roux Fontaine Chevalier Blanchet Marchand Perrin Renaud Colin Baron"),
  },
  {
    code: "NL",
    weight: 9,
    cities: list("Utrecht Amsterdam Rotterdam Groningen Leiden"),
    first: list("Sanne Daan Fleur Bram Lotte Sem Noor Thijs Anouk Ruben Femke Jasper"),
    last: list("Jansen Bakker Visser Mulder Dekker Vermeer Kuiper Postma Smits Hoekstra Veenstra"),
  },
  {
    code: "IT",
    weight: 8,
    cities: list("Torino Bologna Milano Firenze Verona"),
    first: list("Giulia Matteo Chiara Luca Elena Davide Marta Pietro Alice Nicolò Irene Tommaso"),
    last: list("Ferrari Conti Gallo Marino Rinaldi Caruso Leone Serra Bianchi Fabbri Moretti"),
  },
  {
    code: "ES",
    weight: 8,
    cities: list("Valencia Madrid Sevilla Bilbao Granada"),
    first: list("Lucía Mateo Carmen Pablo Elena Diego Alba Javier Nuria Iker Marina Adrián"),
    last: list("Navarro Ortega Molina Vidal Castillo Serrano Campos Prieto Iglesias Reyes Cano"),
  },
  {
    code: "SE",
    weight: 7,
    cities: list("Malmö Göteborg Uppsala Stockholm Lund"),
    first: list("Astrid Elias Saga Oskar Ebba Nils Maja Axel Tuva Viggo Linnea Gustav"),
    last: list("Lindqvist Bergström Nyman Sandberg Holm Ekström Dahl Forsberg Lund Sjöberg"),
  },
  {
    code: "PL",
    weight: 7,
    cities: list("Kraków Gdańsk Wrocław Poznań Warszawa"),
    first: list("Zofia Jakub Hanna Szymon Maja Filip Oliwia Antoni Julia Marcel Pola Kacper"),
    last: list("Nowak Wójcik Kamiński Zieliński Mazur Krawczyk Piotrowski Pawlak Sikora Baran"),
  },
  {
    code: "IE",
    weight: 5,
    cities: list("Dublin Cork Galway Limerick"),
    first: list("Aoife Cian Niamh Oisín Saoirse Conor Róisín Darragh Ciara Eoin"),
    last: list("Byrne Walsh Kelly Doyle Nolan Keane Hayes Brennan Quinn"),
  },
  {
    code: "PT",
    weight: 4,
    cities: list("Porto Lisboa Braga Coimbra"),
    first: list("Inês Tomás Beatriz Duarte Matilde Afonso Leonor Rui Joana Miguel"),
    last: list("Carvalho Pinto Teixeira Correia Moreira Nunes Rocha Barros"),
  },
];

/** Holds NRY-01, the code that the first steps are about. */
export const nora: DemoPerson = { name: "Nora Ryan", email: "nora@example.com", country: "IE", city: "Dublin" };

/** So many people, no two of one address. The domains belong to nobody (RFC 2606). */
export function makePeople(chance: Chance, count: number): DemoPerson[] {
  const people = new Map([[nora.email, nora]]);
  const weights = countries.map((country) => [country, country.weight] as const);
  while (people.size < count) {
    const country = chance.weighted(weights);
    const name = `${chance.pick(country.first)} ${chance.pick(country.last)}`;
    const domain = chance.happens(0.8) ? "example.com" : "example.org";
    const email = `${plain(name)}@${domain}`;
    people.set(email, people.get(email) ?? { name, email, country: country.code, city: chance.pick(country.cities) });
  }
  return [...people.values()];
}

function plain(name: string): string {
  const ascii = name.replaceAll("ł", "l").normalize("NFD").replaceAll(/\p{M}/gu, "");
  return ascii.toLowerCase().replaceAll(" ", ".");
}
