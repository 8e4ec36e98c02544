"""Region Skåne's traffic lights: will it be easier or harder to get work with an education?

The method is Region Skåne's short-term forecast of skills supply, with its faults mended
(docs/methods/traffic-lights.md): how the supply of each education group grows beside all groups,
and whether its pay and its matching rate rise or fall.
"""
