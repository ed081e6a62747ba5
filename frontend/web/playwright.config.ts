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
      args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    },
    trace: 'retain-on-failure',
  },
});
