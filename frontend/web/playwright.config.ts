import { defineConfig } from '@playwright/test';

/**
 * The journeys run against a suite that is up: system/PagesIT starts one, or `BAEDAL_PAGES=http://localhost:8088 npm run
 * journeys` takes the one of `make up`. One after the other, because they share its stores and its couriers.
 */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Where scripts/test-totals counts.
  reporter: [['list'], ['junit', { outputFile: '../target/surefire-reports/TEST-journeys.xml' }]],
  use: {
    baseURL: process.env['BAEDAL_PAGES'] ?? 'http://localhost:8088',
    launchOptions: {
      executablePath: process.env['BAEDAL_CHROMIUM'] ?? '/usr/bin/chromium',
      // A graphics card that is only pretended costs more than none.
      args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    },
    // What moves for ever is drawn by the processor here, and takes it from who is tested.
    contextOptions: { reducedMotion: 'reduce' },
    // To look into a journey that fails: scripts/journeys <name> --trace on. It would cost as much as the journeys.
    trace: 'off',
  },
});
