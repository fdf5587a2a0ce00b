import { adapterContract } from '@auditreel/core/testing';
import express from 'express';
import { serveExpress } from './testing/serve-express.js';

const version = 'Route' in express && 'listRoutes' in express.Router.prototype ? '5' : '4';

adapterContract(`Express ${version}`, { serve: serveExpress() });
