#!/usr/bin/env bash
# Sends one request to Azure Resource Manager and keeps what was answered, as evidence for docs/live-tests.md.
# Arguments: question, method, path below the cluster with its api-version, and a file with the body (optional).
# Signed addresses are cut at their query.
set -euo pipefail
question=$1 method=$2 path=$3 body=${4:-}
cluster="https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$RESOURCE_GROUP/providers/Microsoft.ContainerService/managedClusters/$CLUSTER"
token=$(az account get-access-token --query accessToken --output tsv)
echo "::add-mask::$token"
answer=$(mktemp -d)
curl --silent --show-error --request "$method" "$cluster$path" \
  --header @<(printf 'Authorization: Bearer %s\nContent-Type: application/json\n' "$token") \
  --dump-header "$answer/headers" --output "$answer/body" \
  --data-binary "@${body:-/dev/null}"
mkdir -p evidence
{
  echo "### $question: \`$method ${path%%\?*}\`"
  echo '```text'
  grep --ignore-case --extended-regexp '^(HTTP/|azure-asyncoperation:|location:|retry-after:|etag:|x-ms-request-id:)' "$answer/headers" |
    tr -d '\r' | sed -E 's/\?.*$/?…/'
  jq '{status, error, name, properties: (.properties // {} | {provisioningState, orchestratorVersion, currentOrchestratorVersion, nodeImageVersion, recentlyUsedVersions})}' \
    "$answer/body" 2> /dev/null || head -c 2000 "$answer/body"
  echo '```'
} | tee -a evidence/answers.md "$GITHUB_STEP_SUMMARY"
