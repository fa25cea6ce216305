#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# make_owners.pl OUT.mmdb KIND: a small database of owners by MaxMind's own writer, over documentation blocks
# (RFC 5737, 3849). KIND: asn, country, flat (other makers' names of the fields), other (knows no owners).
use strict;
use warnings;
use MaxMind::DB::Writer::Tree;

my ($path, $kind) = @ARGV;
my %types = (
    autonomous_system_number => 'uint32', autonomous_system_organization => 'utf8_string',
    country => 'map', registered_country => 'map', iso_code => 'utf8_string',
    asn => 'utf8_string', as_name => 'utf8_string', country_code => 'utf8_string',
    connection_type => 'utf8_string',
);
my %names = (asn => 'Test-ASN', country => 'Test-Country', flat => 'test flat', other => 'Test-Connection-Type');
my $tree = MaxMind::DB::Writer::Tree->new(
    ip_version => 6, record_size => 24, database_type => $names{$kind}, languages => ['en'],
    description => { en => 'Made for a test' }, remove_reserved_networks => 0,
    map_key_type_callback => sub { $types{ $_[0] } },
);
my %rows = (
    asn => [
        [ '198.51.100.0/24' => { autonomous_system_number => 64500, autonomous_system_organization => 'EXAMPLE-CLOUD' } ],
        [ '192.0.2.0/25' => { autonomous_system_number => 64501, autonomous_system_organization => "Zeitgeber S\x{fc}d" } ],
        [ '2001:db8:1::/48' => { autonomous_system_number => 64502, autonomous_system_organization => 'SIX' } ],
    ],
    country => [
        [ '198.51.100.0/24' => { country => { iso_code => 'US' } } ],
        [ '192.0.2.0/24' => { registered_country => { iso_code => 'DE' } } ],
    ],
    flat => [ [ '203.0.113.0/24' => { asn => 'AS64503', as_name => 'Flat Net', country_code => 'FR' } ] ],
    other => [ [ '198.51.100.0/24' => { connection_type => 'Cable/DSL' } ] ],
);
$tree->insert_network(@$_) for @{ $rows{$kind} };
open my $out, '>:raw', $path or die "$path: $!";
$tree->write_tree($out);
close $out or die "$path: $!";
