"""Checks by hand: people code sentences blind, and their codes are set beside the measures of these sentences."""
