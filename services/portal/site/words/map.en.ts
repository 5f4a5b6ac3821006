import type { MapWords } from './map.ts';

/** The words of the map in English. */
export const map: MapWords = {
  hint: 'Choose a country or region, on the map or in the table, to see its warnings.',
  drawn: 'Map, coloured by the highest level of the warnings in force',
  key: 'Key: highest level',
  none: 'No warning',
  approval: 'Map approval number (审图号): {{number}}',
  notDrawn: 'Not on the map by itself: {{names}}.',
  table: 'Warnings by country or region',
  count: 'Warnings',
  highest: 'Highest level',
};
