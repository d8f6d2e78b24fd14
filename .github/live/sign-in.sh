#!/usr/bin/env bash
# Signs the Azure CLI in with a fresh ID token of the job. Its session lasts about an hour: call it again after waits.
set -euo pipefail
id_token=$(curl --fail --silent --show-error --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api://AzureADTokenExchange" | jq --raw-output .value)
echo "::add-mask::$id_token"
az login --service-principal --username "$AZURE_CLIENT_ID" --tenant "$AZURE_TENANT_ID" --federated-token "$id_token" --output none
az account set --subscription "$AZURE_SUBSCRIPTION_ID"
