#!/usr/bin/env bash
# Lets the jobs of a repository sign in to Azure without a stored secret and recover one cluster.
#
#   docs/setup.sh OWNER/REPOSITORY RESOURCE_GROUP CLUSTER [ENVIRONMENT]
#
# Run it in a clone of this repository, after `az login`, `az account set`, and `gh auth login`. It creates what is
# missing and keeps what is there, so it can be run again: after an error, for another cluster in the resource group, or
# for another environment (default: production). docs/setup.md explains each step.
set -euo pipefail

if [ $# -lt 3 ] || [ $# -gt 4 ]; then
  sed -n 's/^# *\(docs\/setup.sh\)/Usage: \1/p' "$0" >&2
  exit 2
fi
REPO=$1 GROUP=$2 CLUSTER=$3 ENVIRONMENT=${4:-production}
ISSUER=${ISSUER:-https://token.actions.githubusercontent.com} # GitHub Enterprise Server: https://HOST/_services/token
AUDIENCE=${AUDIENCE:-api://AzureADTokenExchange}              # other clouds: docs/setup.md
RETRY_SECONDS=${RETRY_SECONDS:-15}
ROLES=$(dirname "$0")/roles

# New identities and roles take a while to be known everywhere.
assign() {
  local tries=0
  until az role assignment create --assignee-object-id "$PRINCIPAL_ID" --assignee-principal-type ServicePrincipal \
    --role "$1" --scope "$2" --subscription "$SUBSCRIPTION_ID" --output none; do
    tries=$((tries + 1))
    if [ "$tries" -ge 12 ]; then
      return 1
    fi
    echo "   Trying again in $RETRY_SECONDS seconds." >&2
    sleep "$RETRY_SECONDS"
  done
}

SUBSCRIPTION_ID=$(az account show --query id --output tsv)
TENANT_ID=$(az account show --query tenantId --output tsv)
CLUSTER_ID=$(az aks show --resource-group "$GROUP" --name "$CLUSTER" --subscription "$SUBSCRIPTION_ID" \
  --query id --output tsv)
# The subject of the job's ID tokens. On GitHub.com, newer repositories have their numeric IDs in it.
OWNER_AND_NAME='"repo:\(.full_name)"'
if [ "$ISSUER" = https://token.actions.githubusercontent.com ]; then
  OWNER_AND_NAME='if .created_at < "2026-07-15" then "repo:\(.full_name)" else
    "repo:\(.owner.login)@\(.owner.id)/\(.name)@\(.id)" end'
fi
SUBJECT=$(gh api "repos/$REPO" --jq "$OWNER_AND_NAME")":environment:$ENVIRONMENT"

echo "1. The identity aks-recover"
az identity create --resource-group "$GROUP" --name aks-recover --subscription "$SUBSCRIPTION_ID" --output none
CLIENT_ID=$(az identity show --resource-group "$GROUP" --name aks-recover --subscription "$SUBSCRIPTION_ID" \
  --query clientId --output tsv)
PRINCIPAL_ID=$(az identity show --resource-group "$GROUP" --name aks-recover --subscription "$SUBSCRIPTION_ID" \
  --query principalId --output tsv)

echo "2. Trust in jobs with the subject $SUBJECT"
az identity federated-credential create --resource-group "$GROUP" --identity-name aks-recover \
  --name "${REPO//[^A-Za-z0-9]/-}-$ENVIRONMENT" --subscription "$SUBSCRIPTION_ID" --issuer "$ISSUER" \
  --subject "$SUBJECT" --audiences "$AUDIENCE" --output none

echo "3. Two roles: one that changes this cluster, one that reads the subscription"
for role in operator reader; do
  existing=$(az role definition list --name "AKS Recover $role" --subscription "$SUBSCRIPTION_ID" \
    --query "[].roleName" --output tsv)
  if [ -z "$existing" ]; then
    az role definition create --subscription "$SUBSCRIPTION_ID" --output none --role-definition \
      "$(sed "s/00000000-0000-0000-0000-000000000000/$SUBSCRIPTION_ID/" "$ROLES/$role.json")"
  fi
done
assign "AKS Recover operator" "$CLUSTER_ID"
assign "AKS Recover reader" "/subscriptions/$SUBSCRIPTION_ID"

echo "4. The environment $ENVIRONMENT"
ENVIRONMENT_PATH="repos/$REPO/environments/$ENVIRONMENT"
allow_default_branch() {
  local branch
  branch=$(gh api "repos/$REPO" --jq .default_branch)
  gh api --silent --method POST "$ENVIRONMENT_PATH/deployment-branch-policies" --field name="$branch"
  echo "   Only the branch $branch may use it."
}
# No reviewers, who would delay an emergency.
if HAS_BRANCHES=$(gh api "$ENVIRONMENT_PATH" --jq '.deployment_branch_policy.custom_branch_policies // false' 2> /dev/null); then
  # None listed lets no branch in: what an earlier run that was cut off has left.
  if [ "$HAS_BRANCHES" = true ] && [ "$(gh api "$ENVIRONMENT_PATH/deployment-branch-policies" --jq .total_count)" = 0 ]; then
    allow_default_branch
  else
    echo "   It is there already and stays as it is. Make sure that the branch with your workflows may use it."
  fi
elif gh api --silent --method PUT "$ENVIRONMENT_PATH" \
  --input - <<< '{"deployment_branch_policy": {"protected_branches": false, "custom_branch_policies": true}}'; then
  allow_default_branch
else
  echo "   GitHub didn't create it with rules (they need admin access, and a public repository or a paid plan)." >&2
  echo "   The first job that names it creates it without rules: any branch may use it." >&2
fi

echo "5. The variables that the workflows read; none of them is secret"
set_variable() {
  local existing
  existing=$(gh api "repos/$REPO/actions/variables/$1" --jq .value 2> /dev/null) || existing=
  if [ -z "$existing" ] || [ "$existing" = "$2" ]; then
    gh variable set "$1" --repo "$REPO" --body "$2"
  else
    gh variable set "$1" --repo "$REPO" --env "$ENVIRONMENT" --body "$2"
    echo "   $1 of the repository has another value and keeps it; it is set for the environment $ENVIRONMENT only."
  fi
}
set_variable AZURE_CLIENT_ID "$CLIENT_ID"
set_variable AZURE_TENANT_ID "$TENANT_ID"
set_variable AZURE_SUBSCRIPTION_ID "$SUBSCRIPTION_ID"

echo "Done. Copy examples/recover.yml to .github/workflows/ in $REPO, with your names in it, and run it."
