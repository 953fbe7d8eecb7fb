/** Whether random and reliability tests run with their full counts: `TEST_LONG=1`. */
export const isLong = process.env.TEST_LONG === '1';
