"""The press room: releases, official clarifications, media kits with their pictures in one file, contacts, rules."""
