import fc from 'fast-check';

// Every run of the tests tries the same values, so that it is red only when something has changed. `TEST_LONG=1` tries
// others.
if (process.env.TEST_LONG !== '1') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_130 });
