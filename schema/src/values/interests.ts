/** How many interests (关注点) one subscriber may have, the first among them. */
export const MOST_INTERESTS = 10;
