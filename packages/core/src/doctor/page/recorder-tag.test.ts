import { describe, expect, it } from 'vitest';
import { readMarkup } from './read-markup.js';
import type { Page } from './read-page.js';
import { type RecorderTag, recorderTag } from './recorder-tag.js';

const TAG = '<script src="/api/auditreel/recorder.js"></script>';

function tagIn(text: string, url = 'https://shop.example/a/b'): RecorderTag | null {
  const page: Page = {
    url: new URL(url),
    address: url,
    status: 200,
    headers: new Headers(),
    text,
    clock: null,
  };
  return recorderTag(page);
}

describe("the recorder's tag", () => {
  it.each([
    ['in a comment', `<!-- ${TAG} -->`],
    ['in a script', `<script>const tag = '<script src="/api/auditreel/recorder.js">';</script>`],
    ['in a template', `<template>${TAG}</template>`],
    ['without an address', '<script>recorder.js</script>'],
  ])('is none %s', (_where, html) => {
    expect(tagIn(html)).toBeNull();
  });

  it.each([
    ['/api/auditreel/recorder.js', 'https://shop.example/api/auditreel/recorder.js'],
    ['../recorder.js?v=1&amp;w=2', 'https://shop.example/recorder.js?v=1&w=2'],
    ['https://api.example/x/recorder.js', 'https://api.example/x/recorder.js'],
  ])('%s is fetched from %s', (src, url) => {
    expect(tagIn(`<head><script src='${src}'></script>`)?.url.href).toBe(url);
  });

  it('follows the base of the page', () => {
    const html = '<base href="/shop/"><SCRIPT SRC=api/auditreel/recorder.js></SCRIPT>';
    expect(tagIn(html)?.url.pathname).toBe('/shop/api/auditreel/recorder.js');
  });

  it.each([
    [`<head>${TAG}`, false],
    [`<!doctype html><html><head><title>a < b</title><meta charset=utf-8>${TAG}`, false],
    [`<head><script>function mayRecord() {}</script>${TAG}`, false],
    [`<head><script src="/a.js" defer></script><script type="module" src="/b.js"></script>${TAG}`, false],
    [`<head><script src="/a.js"></script>${TAG}`, true],
    [`<head><script src="/a.js" async></script>${TAG}`, true],
    [`<head></head><body>${TAG}`, true],
    [`<p>Hello</p>${TAG}`, true],
  ])('%s: late is %s', (html, isLate) => {
    expect(tagIn(html)?.isLate).toBe(isLate);
  });
});

describe('a page', () => {
  it('may set a policy of its own', () => {
    const html = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;
    expect(readMarkup(html).policies).toEqual(["script-src 'self'"]);
  });
});
