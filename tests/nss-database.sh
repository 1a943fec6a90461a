#!/usr/bin/env bash
# Makes an NSS database that trusts one authority, so that pdfsig can judge the signatures of test letters:
#   tests/nss-database.sh CA.pem FOLDER && pdfsig -nssdir FOLDER LETTER.pdf
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 CA.pem FOLDER" >&2; exit 2; }
mkdir -p "$2"
certutil -N -d "sql:$2" --empty-password
certutil -A -d "sql:$2" -n uji -t CT,C,C -i "$1"
