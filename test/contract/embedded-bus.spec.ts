import { busContract } from './bus.ts';
import { embeddedWorld } from './embedded-bus-world.ts';

busContract('the embedded log', embeddedWorld);
