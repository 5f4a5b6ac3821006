import { writeFile } from 'node:fs/promises';
import { linesIn, matrixOf } from './matrix.ts';
import { PAGE, pageOf } from './page.ts';
import { openGlass } from './platform.ts';
import { openWorld } from './world.ts';

/** Prints the matrix anew, for who then reads what has changed. */
const glass = await openGlass();
try {
  const matrix = await matrixOf(await openWorld(glass));
  await writeFile(PAGE, pageOf(linesIn(matrix), matrix.actors));
} finally {
  await glass.close();
}
